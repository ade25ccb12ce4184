package io.saluran.platform.internal.trust;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which members of Java, and of the libraries that the host offers, need a permission.
final class CodeRules {

    // A permission, then types and packages; a type may be narrowed to some members.
    private static final String RULES = """
            network java.net.Socket java.net.ServerSocket java.net.DatagramSocket java.net.MulticastSocket
            network java.net.URLConnection java.net.HttpURLConnection java.net.JarURLConnection java.net.NetworkInterface
            network java.net.URL#openStream,openConnection,getContent
            network java.net.InetAddress#getByName,getAllByName,isReachable
            network java.nio.channels.SocketChannel java.nio.channels.ServerSocketChannel java.nio.channels.DatagramChannel
            network java.nio.channels.AsynchronousSocketChannel java.nio.channels.AsynchronousServerSocketChannel
            network java.net.http.* javax.net.* javax.net.ssl.* javax.naming.* javax.naming.directory.* java.rmi.*
            network java.rmi.registry.* com.sun.net.httpserver.* java.sql.DriverManager org.postgresql.*
            network org.postgresql.ds.* com.zaxxer.hikari.* jakarta.mail.Transport jakarta.mail.Store jakarta.mail.Service
            network org.eclipse.angus.mail.smtp.* org.eclipse.angus.mail.imap.* org.eclipse.angus.mail.pop3.*
            files java.io.File java.io.FileInputStream java.io.FileOutputStream java.io.FileReader java.io.FileWriter
            files java.io.RandomAccessFile java.nio.file.Files java.nio.file.FileSystems java.nio.file.FileSystem
            files java.nio.channels.FileChannel java.nio.channels.AsynchronousFileChannel java.util.zip.ZipFile
            files java.util.jar.JarFile java.nio.file.Path#toRealPath,register,toFile
            threads java.lang.Thread#<init>,ofVirtual,ofPlatform,startVirtualThread java.lang.ThreadGroup#<init>
            threads java.util.Timer#<init> java.util.concurrent.Executors java.util.concurrent.ForkJoinPool
            threads java.util.concurrent.ThreadPoolExecutor#<init> java.util.concurrent.ScheduledThreadPoolExecutor#<init>
            threads java.util.concurrent.StructuredTaskScope
            threads java.util.concurrent.CompletableFuture#supplyAsync,runAsync,delayedExecutor
            reflection java.lang.reflect.AccessibleObject#setAccessible,trySetAccessible
            reflection java.lang.reflect.Field#setAccessible,trySetAccessible,set,get
            reflection java.lang.reflect.Method#setAccessible,trySetAccessible,invoke
            reflection java.lang.reflect.Constructor#setAccessible,trySetAccessible,newInstance
            reflection java.lang.Class#newInstance java.lang.invoke.MethodHandles#privateLookupIn
            reflection java.lang.invoke.MethodHandles$Lookup#findVirtual,findStatic,findConstructor,findSpecial
            reflection java.lang.invoke.MethodHandles$Lookup#findGetter,findSetter,findVarHandle,findStaticVarHandle
            reflection java.lang.invoke.MethodHandles$Lookup#unreflect,unreflectConstructor,unreflectGetter,unreflectSetter
            reflection sun.misc.Unsafe jdk.internal.* jdk.internal.misc.* sun.reflect.* java.lang.instrument.*
            reflection com.sun.tools.attach.* java.lang.management.* javax.management.*
            class-loading java.lang.Class#forName java.lang.ClassLoader#<init>,loadClass,defineClass,getSystemClassLoader
            class-loading java.net.URLClassLoader java.security.SecureClassLoader java.lang.ModuleLayer
            class-loading java.lang.invoke.MethodHandles$Lookup#defineClass,defineHiddenClass,findClass
            class-loading javax.script.* javax.tools.* org.osgi.framework.Bundle#loadClass
            processes java.lang.ProcessBuilder java.lang.Runtime#exec java.lang.ProcessHandle
            exit java.lang.System#exit java.lang.Runtime#exit,halt,addShutdownHook
            native java.lang.System#load,loadLibrary java.lang.Runtime#load,loadLibrary java.lang.foreign.Linker
            native java.lang.foreign.SymbolLookup java.lang.foreign.MemorySegment#reinterpret
            bundles org.osgi.framework.Bundle#start,stop,update,uninstall,getBundleContext,adapt
            bundles org.osgi.framework.BundleContext#installBundle,getBundles,getBundle
            bundles org.osgi.framework.hooks.bundle.* org.osgi.framework.hooks.resolver.*
            bundles org.osgi.framework.hooks.service.* org.osgi.framework.hooks.weaving.* org.osgi.framework.wiring.*
            """;

    // A bundle asks for its own by these, which is nobody else's affair: no argument says whose.
    private static final Set<String> OWN_BUNDLE = Set.of("()Lorg/osgi/framework/Bundle;");

    private final Map<String, Map<String, String>> members = new HashMap<>();
    private final Map<String, String> types = new HashMap<>();
    private final Map<String, String> packages = new HashMap<>();

    CodeRules() {
        for (var line : RULES.lines().toList()) {
            var words = List.of(line.split(" "));
            words.stream().skip(1).forEach(word -> rule(words.getFirst(), word.replace('.', '/')));
        }
    }

    private void rule(String permission, String word) {
        var hash = word.indexOf('#');
        if (word.endsWith("/*")) {
            packages.put(word.substring(0, word.length() - 2), permission);
        } else if (hash < 0) {
            types.put(word, permission);
        } else {
            var named = members.computeIfAbsent(word.substring(0, hash), type -> new LinkedHashMap<>());
            for (var member : word.substring(hash + 1).split(",")) {
                named.put(member, permission);
            }
        }
    }

    /// The permission that the use of a member needs.
    ///
    /// @param owner as class files have it, with slashes
    Optional<String> permission(String owner, String member, String descriptor) {
        var named = members.getOrDefault(owner, Map.of()).get(member);
        if (named != null) {
            return OWN_BUNDLE.contains(descriptor) ? Optional.empty() : Optional.of(named);
        }
        var type = types.get(owner);
        if (type != null) {
            return Optional.of(type);
        }
        var slash = owner.lastIndexOf('/');
        return slash < 0 ? Optional.empty() : Optional.ofNullable(packages.get(owner.substring(0, slash)));
    }
}
