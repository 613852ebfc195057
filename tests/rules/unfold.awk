# Unfolds a case into folders: out/01, out/02, … with inputs/, title, N.command and N.expected. First file: the world.

function open_scene(title) {
    close_scene()
    scene = sprintf("%s/%02d", out, ++scenes)
    system("mkdir -p '" scene "/inputs'")
    print title >(scene "/title")
    delete tables
    for (name in shared)
        tables[name] = shared[name]
}

function close_scene(    name, file) {
    if (!scene)
        return
    for (name in tables) {
        file = scene "/inputs/" name ".csv"
        printf "%s", tables[name] >file
        close(file)
    }
    close(scene "/title")
    scene = ""
    commands = 0
}

function put(line) {
    if (scene)
        tables[table] = tables[table] line "\n"
    else
        shared[table] = shared[table] line "\n"
}

/^#/ || /^$/ { next }
/^== / { open_scene(substr($0, 4)); table = ""; next }
/^@/ { table = substr($0, 2); delete tables[table]; if (!scene) delete shared[table]; next }
/^\+/ { table = substr($0, 2); next }
/^-[a-z_]+$/ { delete tables[substr($0, 2)]; next }
/^\$ / {
    run = sprintf("%s/%02d", scene, ++commands)
    print substr($0, 3) >(run ".command")
    close(run ".command")
    printf "" >(run ".expected")
    table = ""
    next
}
table { put($0); next }
{ print >(run ".expected") }
END { close_scene() }
